// pdf.js as a chunk of its own: the page shown is drawn from the very bytes that are saved.
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';

// One worker for all pages: starting one costs more than drawing a page.
let worker: PDFWorker | undefined;

async function library() {
  const [pdfjs, source] = await Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs?url')]);
  pdfjs.GlobalWorkerOptions.workerSrc = source.default;
  worker ??= new pdfjs.PDFWorker();
  return { pdfjs, worker };
}

export interface Drawn {
  pages: number;
}

/** Draws one page into a canvas at the width it is shown at. Call `cancel` when other bytes are to be drawn. */
export class Drawing {
  #task: PDFDocumentLoadingTask | undefined;
  #cancelled = false;

  /** Null when other bytes took over meanwhile: what a cancelled drawing stumbles over is nobody's failure. */
  async draw(bytes: ArrayBuffer, canvas: HTMLCanvasElement, page = 1): Promise<Drawn | null> {
    try {
      return await this.#draw(bytes, canvas, page);
    } catch (failure) {
      if (this.#cancelled) return null;
      throw failure;
    }
  }

  async #draw(bytes: ArrayBuffer, canvas: HTMLCanvasElement, page: number): Promise<Drawn | null> {
    const { pdfjs, worker } = await library();
    if (this.#cancelled) return null;
    // The worker takes the buffer away, so it gets a copy.
    this.#task = pdfjs.getDocument({ data: new Uint8Array(bytes.slice(0)), worker, isEvalSupported: false, enableXfa: false, useWasm: false });
    const document: PDFDocumentProxy = await this.#task.promise;
    if (this.#cancelled) return null;
    const sheet = await document.getPage(Math.min(page, document.numPages));
    const width = Math.max(canvas.clientWidth, 120) * Math.min(window.devicePixelRatio || 1, 3);
    const viewport = sheet.getViewport({ scale: width / sheet.getViewport({ scale: 1 }).width });
    // Drawn beside and then put in place, so that the page never flashes white between two keys.
    const beside = window.document.createElement('canvas');
    beside.width = Math.round(viewport.width);
    beside.height = Math.round(viewport.height);
    await sheet.render({ canvas: beside, viewport }).promise;
    if (this.#cancelled) return null;
    canvas.width = beside.width;
    canvas.height = beside.height;
    canvas.getContext('2d')?.drawImage(beside, 0, 0);
    return { pages: document.numPages };
  }

  cancel(): void {
    this.#cancelled = true;
    void this.#task?.destroy();
  }
}

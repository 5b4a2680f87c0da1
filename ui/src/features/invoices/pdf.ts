// pdf.js as a chunk of its own: the page shown is drawn from the very bytes that are saved.
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';

async function library() {
  const [pdfjs, worker] = await Promise.all([import('pdfjs-dist'), import('pdfjs-dist/build/pdf.worker.min.mjs?url')]);
  pdfjs.GlobalWorkerOptions.workerSrc = worker.default;
  return pdfjs;
}

export interface Drawn {
  pages: number;
}

/** Draws one page into a canvas at the width it is shown at. Call `cancel` when other bytes are to be drawn. */
export class Drawing {
  #task: PDFDocumentLoadingTask | undefined;
  #cancelled = false;

  async draw(bytes: ArrayBuffer, canvas: HTMLCanvasElement, page = 1): Promise<Drawn | null> {
    const pdfjs = await library();
    if (this.#cancelled) return null;
    // The worker takes the buffer away, so it gets a copy.
    this.#task = pdfjs.getDocument({ data: new Uint8Array(bytes.slice(0)), isEvalSupported: false, enableXfa: false, useWasm: false }) ;
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

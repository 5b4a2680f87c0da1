// What jsdom lacks and the components need; each test starts at an empty address.
import { cleanup } from '@testing-library/svelte';
import { afterEach, beforeEach, vi } from 'vitest';

class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

vi.stubGlobal('ResizeObserver', NoObserver);
vi.stubGlobal('IntersectionObserver', NoObserver);
window.matchMedia = (query) => ({ matches: query.includes('reduced-motion'), media: query, onchange: null, addEventListener() {}, removeEventListener() {}, dispatchEvent: () => false }) as unknown as MediaQueryList;
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.setPointerCapture = () => undefined;
Element.prototype.animate = () => ({ cancel() {}, finished: Promise.resolve(), onfinish: null }) as unknown as Animation;
HTMLCanvasElement.prototype.getContext = () => null;
Blob.prototype.arrayBuffer = function () {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as ArrayBuffer);
    };
    reader.readAsArrayBuffer(this);
  });
};
// The preview needs a real canvas: pictures are taken in Chromium instead.
vi.mock('../src/features/invoices/pdf', () => ({ Drawing: class { draw = () => Promise.resolve({ pages: 1 }); cancel() {} } }));

beforeEach(() => {
  location.hash = '';
});

afterEach(() => {
  cleanup();
});

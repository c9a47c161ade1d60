import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { WrittenSignature } from '../../../main/domain/display/strokes.ts';

type Stroke = WrittenSignature['strokes'][number];
type PointerKind = WrittenSignature['pointer'];

const ink = '#101828';
/** Shorter is a slip of the pen (main/domain/display/strokes.ts). */
const fewestPoints = 8;

/**
 * The page takes no gesture from the paper. Without it a name that ends with a swift stroke counts as a flick, and the touch
 * that follows within a second as the hand that stops it: 签好了 would not be heard.
 */
export function usePaperWithoutGestures(canvas: { readonly current: HTMLCanvasElement | null }): void {
  useEffect(() => {
    const paper = canvas.current;
    // React listens to touches without being able to refuse them.
    const refuse = (event: TouchEvent) => event.preventDefault();
    paper?.addEventListener('touchstart', refuse, { passive: false });
    return () => paper?.removeEventListener('touchstart', refuse);
  }, [canvas]);
}

export interface Pad {
  readonly handlers: {
    onPointerDown(event: PointerEvent<HTMLCanvasElement>): void;
    onPointerMove(event: PointerEvent<HTMLCanvasElement>): void;
    onPointerUp(event: PointerEvent<HTMLCanvasElement>): void;
    onPointerCancel(event: PointerEvent<HTMLCanvasElement>): void;
  };
  readonly isEmpty: boolean;
  readonly isLongEnough: boolean;
  clear(canvas: HTMLCanvasElement | null): void;
  written(canvas: HTMLCanvasElement): Pick<WrittenSignature, 'widthPx' | 'heightPx' | 'strokes' | 'pointer'> & {
    readonly tookMs: number;
  };
}

/** Strokes with pressure and time, of one pointer at a time: a palm on the glass writes nothing beside the pen. */
export function useStrokes(): Pad {
  const strokes = useRef<Stroke[]>([]);
  const active = useRef<number | null>(null);
  const kind = useRef<PointerKind>('touch');
  const firstMs = useRef(0);
  const [points, setPoints] = useState(0);

  function add(event: PointerEvent<HTMLCanvasElement>): void {
    const canvas = event.currentTarget;
    const stroke = strokes.current.at(-1);
    if (stroke === undefined) return;
    const native = event.nativeEvent;
    const steps = native.getCoalescedEvents?.() ?? [];
    const box = canvas.getBoundingClientRect();
    for (const step of steps.length > 0 ? steps : [native]) {
      const x = Math.min(Math.max(step.clientX - box.left, 0), Math.floor(box.width));
      const y = Math.min(Math.max(step.clientY - box.top, 0), Math.floor(box.height));
      // A mouse and most glass feel nothing, and say 0.5 or 0.
      const pressure = step.pointerType === 'pen' && step.pressure > 0 ? Math.min(1, step.pressure) : 0.5;
      const lastMs = stroke.at(-1)?.[3] ?? strokes.current.at(-2)?.at(-1)?.[3] ?? 0;
      const timeMs = Math.max(lastMs, Math.round(step.timeStamp - firstMs.current));
      draw(canvas, stroke.at(-1) ?? null, [x, y, pressure, timeMs]);
      stroke.push([x, y, pressure, timeMs]);
    }
  }

  return {
    isEmpty: points === 0,
    isLongEnough: points >= fewestPoints,
    handlers: {
      onPointerDown(event) {
        if (active.current !== null || event.button !== 0) return;
        active.current = event.pointerId;
        kind.current = event.pointerType === 'pen' || event.pointerType === 'mouse' ? event.pointerType : 'touch';
        event.currentTarget.setPointerCapture(event.pointerId);
        if (strokes.current.length === 0) firstMs.current = event.nativeEvent.timeStamp;
        strokes.current.push([]);
        add(event);
      },
      onPointerMove(event) {
        if (active.current === event.pointerId) add(event);
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
    clear(canvas) {
      strokes.current = [];
      active.current = null;
      setPoints(0);
      canvas?.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
    },
    written(canvas) {
      const box = canvas.getBoundingClientRect();
      const kept = strokes.current.filter((stroke) => stroke.length > 0);
      return {
        widthPx: Math.ceil(box.width),
        heightPx: Math.ceil(box.height),
        strokes: kept,
        pointer: kind.current,
        tookMs: kept.at(-1)?.at(-1)?.[3] ?? 0,
      };
    },
  };

  function end(event: PointerEvent<HTMLCanvasElement>): void {
    if (active.current !== event.pointerId) return;
    active.current = null;
    setPoints(strokes.current.flat().length);
  }
}

function draw(canvas: HTMLCanvasElement, from: Stroke[number] | null, [x, y, pressure]: Stroke[number]): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const scale = canvas.width / canvas.getBoundingClientRect().width;
  const [fromX, fromY] = from ?? [x, y];
  context.strokeStyle = ink;
  context.lineCap = 'round';
  context.lineWidth = (2 + 6 * pressure) * scale;
  context.beginPath();
  context.moveTo(fromX * scale, fromY * scale);
  context.lineTo(x * scale, y * scale);
  context.stroke();
}

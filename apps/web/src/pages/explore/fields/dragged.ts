import type { DragEvent } from 'react';

export interface Dragged {
  readonly kind: 'metric' | 'dimension';
  readonly name: string;
}

const TYPE = 'application/x-plumbline-field';

export function startDrag(event: DragEvent, dragged: Dragged): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(dragged));
  event.dataTransfer.effectAllowed = 'move';
}

/** Is it one of our fields? Its name can be read only when it is dropped. */
export function isField(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(TYPE);
}

export function dropped(event: DragEvent): Dragged | null {
  const text = event.dataTransfer.getData(TYPE);
  return text === '' ? null : (JSON.parse(text) as Dragged);
}

/** Where things stand in the drawing: the car from above, front up, in a box of 460 by 806 units. Pure. */
import type { Side } from '../protocol/messages';

export const VIEW_BOX = '-10 14 460 806';
export const MIDDLE_X = 220;

const FIRST_ROW_Y = 390;
const LAST_ROW_Y = 566;
const OUTER_X = 62;

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** The middle of a seat; rows share the room between dashboard and rear window. */
export function seatSpot(row: number, side: Side, rows: number): Spot {
  const step = rows > 1 ? (LAST_ROW_Y - FIRST_ROW_Y) / (rows - 1) : 0;
  const y = FIRST_ROW_Y + (row - 1) * step;
  return side === 'middle'
    ? { x: MIDDLE_X, y, width: 46 }
    : { x: MIDDLE_X + (side === 'left' ? -OUTER_X : OUTER_X), y, width: 72 };
}

/** Three rows need smaller seats. */
export function seatScale(rows: number): number {
  return rows > 2 ? 0.8 : 1;
}

export interface DoorSpot {
  readonly x: number;
  readonly top: number;
  readonly height: number;
  /** −1 on the left of the car, 1 on the right. */
  readonly outward: -1 | 1;
}

/** The door beside an outer seat, hinged at its front end. */
export function doorSpot(row: number, side: 'left' | 'right', rows: number): DoorSpot {
  const { y } = seatSpot(row, side, rows);
  const height = rows > 2 ? 84 : 150;
  return { x: side === 'left' ? 81 : 359, top: y - height / 2, height, outward: side === 'left' ? -1 : 1 };
}

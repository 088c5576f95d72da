/** A tile map: everybody gets a tile of a grid, as near to its place as there is room. */
import type { Place } from "./places.js";

/** A tile, by column from the west and row from the north. */
export interface Tile {
  readonly code: string;
  readonly column: number;
  readonly row: number;
}

/** How much of the grid is filled: the less, the truer the places and the smaller the tiles. */
const filled = 0.62;
/** Tiles are wider than high, so that names fit in. */
const wider = 1.3;
const mostRounds = 30;

interface Spot {
  readonly code: string;
  /** Where it is, in tiles. */
  readonly x: number;
  readonly y: number;
  column: number;
  row: number;
}

/** Lays places out; the same places give the same tiles. */
export function tiles(places: readonly Place[]): readonly Tile[] {
  const spots = spotsOf(places);
  const taken = new Map<string, Spot>();
  for (const spot of spots) settle(spot, taken);
  // Two change tiles as long as that brings them nearer to where they are.
  for (let round = 0; round < mostRounds && improve(spots, taken); round += 1);
  // A row or a column where nobody is would only take room.
  const columns = used(spots.map(({ column }) => column));
  const rows = used(spots.map(({ row }) => row));
  return spots.map(({ code, column, row }) => ({
    code,
    column: columns.indexOf(column),
    row: rows.indexOf(row),
  }));
}

/** From the middle outwards, so that it is the edge that gives way. */
function spotsOf(places: readonly Place[]): Spot[] {
  const [west, east] = ends(places.map((place) => place.east));
  const [south, north] = ends(places.map((place) => place.north));
  const [width, height] = [Math.max(east - west, 1), Math.max(north - south, 1)];
  const side = Math.sqrt((filled * width * height) / places.length);
  const spots = places.map((place) => {
    const x = (place.east - west) / (side * Math.sqrt(wider));
    const y = ((north - place.north) * Math.sqrt(wider)) / side;
    return { code: place.code, x, y, column: Math.round(x), row: Math.round(y) };
  });
  const [middleX, middleY] = [
    mean(spots.map(({ x }) => x)),
    mean(spots.map(({ y }) => y)),
  ];
  const out = ({ x, y }: Spot) => (x - middleX) ** 2 + (y - middleY) ** 2;
  return spots.sort((a, b) => out(a) - out(b) || (a.code < b.code ? -1 : 1));
}

/** Takes the nearest free tile, looking in wider and wider squares. */
function settle(spot: Spot, taken: Map<string, Spot>): void {
  const { column, row } = spot;
  for (let reach = 0; ; reach += 1) {
    let best: readonly [number, number] | undefined;
    for (let c = column - reach; c <= column + reach; c += 1) {
      for (let r = row - reach; r <= row + reach; r += 1) {
        if (taken.has(key(c, r))) continue;
        if (best === undefined || far(spot, c, r) < far(spot, ...best)) best = [c, r];
      }
    }
    if (best === undefined) continue;
    [spot.column, spot.row] = best;
    taken.set(key(...best), spot);
    return;
  }
}

/** Moves everybody once to the tile beside it that helps most; whether anybody moved. */
function improve(spots: readonly Spot[], taken: Map<string, Spot>): boolean {
  let moved = false;
  for (const spot of spots) {
    let best = 1e-9;
    let to: readonly [number, number] | undefined;
    for (let c = spot.column - 2; c <= spot.column + 2; c += 1) {
      for (let r = spot.row - 2; r <= spot.row + 2; r += 1) {
        const gained = gain(spot, c, r, taken.get(key(c, r)));
        if (gained > best) [best, to] = [gained, [c, r]];
      }
    }
    if (to === undefined) continue;
    move(spot, to, taken);
    moved = true;
  }
  return moved;
}

/** How much nearer both come when one moves, and whoever is there takes its tile. */
function gain(spot: Spot, column: number, row: number, there: Spot | undefined): number {
  const own = far(spot, spot.column, spot.row) - far(spot, column, row);
  if (there === undefined) return own;
  return own + far(there, column, row) - far(there, spot.column, spot.row);
}

function move(
  spot: Spot,
  [column, row]: readonly [number, number],
  taken: Map<string, Spot>,
) {
  const there = taken.get(key(column, row));
  const before = key(spot.column, spot.row);
  if (there === undefined) taken.delete(before);
  else {
    [there.column, there.row] = [spot.column, spot.row];
    taken.set(before, there);
  }
  [spot.column, spot.row] = [column, row];
  taken.set(key(column, row), spot);
}

function far({ x, y }: Spot, column: number, row: number): number {
  return (x - column) ** 2 + (y - row) ** 2;
}

const used = (of: readonly number[]) => [...new Set(of)].sort((a, b) => a - b);
const key = (column: number, row: number) => `${column} ${row}`;
const ends = (of: readonly number[]) => [Math.min(...of), Math.max(...of)] as const;
const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;

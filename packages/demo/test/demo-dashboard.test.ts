import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { demoDashboard } from '../src/demo-dashboard.ts';
import type { DemoTile } from '../src/index.ts';
import { DEFINITIONS } from '../src/write-demo.ts';

const tiles: readonly DemoTile[] = demoDashboard.tiles;

describe('the example dashboard', () => {
  test('covers its place: no tile over another, in twelve columns', () => {
    const cells = tiles.flatMap(({ x, y, w, h }) =>
      Array.from({ length: w * h }, (_, i) => `${x + (i % w)} ${y + Math.floor(i / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...tiles.map(({ x, w }) => x + w))).toBe(12);
    expect(new Set(tiles.map(({ id }) => id)).size).toBe(tiles.length);
  });

  test('shows metrics of the company alone, and says no figure itself', () => {
    const files = readdirSync(DEFINITIONS).filter((name) => name.startsWith('metrics-'));
    const text = files.map((name) => readFileSync(join(DEFINITIONS, name), 'utf8')).join('\n');
    for (const name of tiles.flatMap(({ view }) => view?.metrics ?? []))
      expect(text).toContain(`name: ${name}\n`);
    const said = JSON.stringify([demoDashboard.label, tiles.map(({ title, text: own }) => [title, own])]);
    expect(said).not.toMatch(/\d/);
  });
});

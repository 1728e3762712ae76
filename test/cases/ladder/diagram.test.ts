import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ladderDiagram } from '../../../src/cases/ladder/diagram.ts';

describe('the diagram of the ladder', () => {
  it('stands in ARCHITECTURE.md as the table draws it today', () => {
    const page = readFileSync(new URL('../../../src/ARCHITECTURE.md', import.meta.url), 'utf8');
    expect(page).toContain(ladderDiagram().trim());
  });
});

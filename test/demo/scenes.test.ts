import { describe, expect, it } from '@jest/globals';
import { CASE_STORIES } from '../../src/demo/scenes/case-stories.ts';
import { LEAVING_STORIES } from '../../src/demo/scenes/leaving-stories.ts';
import { formKey, paper } from '../../src/demo/scenes/paper.ts';
import { checkEvidence } from '../../src/portal/evidence-types.ts';

describe('the stories of the demonstration', () => {
  it.each([...CASE_STORIES, ...LEAVING_STORIES])('"$name" is told from the oldest day to the newest', ({ steps }) => {
    const days = steps.map(({ ago }) => ago);
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(days.at(-1)).toBeGreaterThanOrEqual(0);
  });

  it('has a name of its own for each story, as names are keys', () => {
    for (const stories of [CASE_STORIES, LEAVING_STORIES]) expect(new Set(stories.map(({ name }) => name)).size).toBe(stories.length);
  });

  it('lets a firm open its letter only where it has a contact', () => {
    const readers = CASE_STORIES.filter(({ steps }) => steps.some(({ kind }) => kind === 'read'));
    expect(readers.length).toBeGreaterThan(0);
    expect(readers.every(({ contact }) => contact)).toBe(true);
  });
});

describe('the papers of the demonstration', () => {
  it('are files that the portal accepts', () => {
    expect(checkEvidence('daftar_upah.pdf', paper(['Daftar upah (contoh)']))).toMatchObject({ kind: 'checked', mime: 'application/pdf' });
  });

  it('have form keys that are the same each time', () => {
    expect(formKey('PHK disetujui 1')).toBe(formKey('PHK disetujui 1'));
    expect(formKey('PHK disetujui 1')).not.toBe(formKey('PHK disetujui 2'));
    expect(formKey('PHK disetujui 1')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

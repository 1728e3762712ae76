import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import nunjucks from 'nunjucks';
import { createRender, TEMPLATE_FOLDERS } from '../../src/web/views.ts';

const FOLDER = TEMPLATE_FOLDERS[0] ?? '';
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.njk'),
);

describe('templates', () => {
  it.each(files)('%s can be read, and has nothing inline', (name) => {
    const source = readFileSync(path.join(FOLDER, name), 'utf8');
    expect(() => new nunjucks.Template(source, new nunjucks.Environment(null), name, true)).not.toThrow();
    // Mail programs know no style sheets; only pages are under our policy.
    if (name.startsWith('letters') || name.includes('mail')) return;
    expect(source).not.toMatch(/<style|\sstyle="|\son(click|submit|change|load|input)="|javascript:/);
    expect(source).not.toMatch(/<script(?![^>]*\ssrc=)/);
  });

  it('escape everything', () => {
    const html = createRender(() => '')('id', 'errors/409', {
      shell: {
        path: '/',
        returnPath: '/',
        menu: [],
        person: null,
        idleMinutes: 0,
        notice: null,
        language: 'id',
        demo: false,
      },
      csrf: () => '',
      values: {},
      errors: {},
      problems: [],
      id: '1',
      reason: '<img src=x onerror=alert(1)>',
      remedy: null,
      right: null,
      holders: [],
    });
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('fail on a name that nobody gave', () => {
    expect(() => createRender(() => '')('id', 'errors/409', {})).toThrow();
  });
});

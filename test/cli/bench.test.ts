import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { benchNames } from '../../src/cli/bench.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

function patuh(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('patuh bench', () => {
  it('names the benchmarks there are when it is given none, or an unknown one', () => {
    expect(benchNames()).toContain('import');
    expect(patuh('bench')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('Sebutkan nama tolok ukur.') });
    expect(patuh('bench', 'lain', '--rows', '5')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(`"lain" tidak ada. Yang ada: ${benchNames().join(', ')}.`) });
  });

  it.each(['csv', 'xlsx'])('measures the intake of a %s file with everything that its readers rely on', (format) => {
    const { status, stdout } = patuh('bench', 'import', '--rows', '300', '--format', format, '--json');
    expect(status).toBe(0);
    const number = expect.any(Number);
    const stage = (name: string) => ({ name, seconds: number, rowsPerSecond: number });
    expect(JSON.parse(stdout)).toMatchObject({
      rows: 300,
      format,
      peakMemoryMB: number,
      ready: number,
      floor: number,
      ratio: number,
      rowsPerSecond: number,
      stages: [stage('upload'), stage('recognise'), stage('stage'), stage('compare')],
    });
  });
});

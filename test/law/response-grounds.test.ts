import { describe, expect, it } from '@jest/globals';
import { ANSWER_KINDS, canSettle, groundsFor, isSupported, NOT_BPJS_KETENAGAKERJAAN, RESPONSE_GROUNDS } from '../../src/law/response-grounds.ts';

describe('an employer’s answer', () => {
  it('is one of five, each explained', () => {
    expect(RESPONSE_GROUNDS.map(({ kind }) => kind)).toEqual([...ANSWER_KINDS]);
    for (const { explanation } of RESPONSE_GROUNDS) expect(explanation).not.toBe('');
  });

  it.each([
    ['PWBD', ['enrolled', 'data_wrong']],
    ['PDS_TK', ['enrolled', 'left', 'not_ours', 'elsewhere', 'data_wrong']],
    ['PDS_UPAH', ['enrolled', 'left', 'not_ours', 'data_wrong']],
  ] as const)('to %s can be %j', (finding, kinds) => {
    expect(groundsFor(finding).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('of being elsewhere settles for another employer, never for another segment', () => {
    expect(canSettle('elsewhere', 'PDS_TK', 'other_employer')).toBe(true);
    expect(canSettle('elsewhere', 'PDS_TK', 'other_segment')).toBe(false);
    expect(canSettle('elsewhere', 'PDS_TK')).toBe(false);
    expect(canSettle('left', 'PDS_TK')).toBe(true);
    expect(canSettle('left', 'PWBD')).toBe(false);
  });

  it('needs a document, save where the next enrolment file proves it', () => {
    expect(isSupported('enrolled', new Set())).toBe(true);
    expect(isSupported('left', new Set())).toBe(false);
    expect(isSupported('left', new Set(['end_of_work_proof']))).toBe(true);
  });

  it('that names the other agency is explained', () => {
    expect(NOT_BPJS_KETENAGAKERJAAN.explanation).toContain('dua badan yang berbeda');
  });
});

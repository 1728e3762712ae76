import { describe, expect, it } from '@jest/globals';
import { makeWorld } from '../../bench/world/world.ts';
import { link } from '../../src/matching/link.ts';
import { RANDOM_SHARES } from '../../src/matching/models/random-shares.ts';
import { MODEL_IN_FORCE, MODELS, modelOf } from '../../src/matching/models/registry.ts';
import { proposedFile, proposeModel } from '../../src/matching/propose.ts';

describe('the models', () => {
  it('have each a version, a day of review and grounds, and the last is in force', () => {
    expect(new Set(MODELS.map((model) => model.version)).size).toBe(MODELS.length);
    for (const model of MODELS) {
      expect(model.reviewedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(model.grounds.length).toBeGreaterThan(30);
      expect(model.reviewFrom).toBeLessThan(model.linkFrom);
    }
    expect(MODELS.at(-1)).toBe(MODEL_IN_FORCE);
  });

  it('stay known by their version', () => {
    expect(modelOf('2026.11-1')?.reviewFrom).toBe(-5);
    expect(modelOf('1999.1-1')).toBeNull();
  });
});

describe('a proposal', () => {
  const patterns = link(makeWorld({ workers: 4000, noise: 1, seed: 3 }).input).patterns;
  const proposal = proposeModel(MODEL_IN_FORCE, patterns, RANDOM_SHARES);
  const level = (field: string, name: string) => proposal.levels.find((one) => one.field === field && one.level === name);

  it('finds the shares of the true pairs and says what would change', () => {
    expect(level('nik', 'equal')?.proposed).toBeGreaterThan(0.85);
    expect(level('date', 'equal')).toMatchObject({ inForce: 0.96 });
    expect(Math.abs(level('date', 'equal')?.bits ?? 9)).toBeLessThan(0.2);
    expect(proposal.prior).toBeGreaterThan(0.95);
  });

  it('is a file to review, and changes no model by itself', () => {
    const before = JSON.stringify(MODEL_IN_FORCE);
    const file = proposedFile(MODEL_IN_FORCE, proposal, '2099.1-1');
    expect(file).toContain("version: '2099.1-1'");
    expect(file).toContain('not in force until reviewed');
    expect(JSON.stringify(MODEL_IN_FORCE)).toBe(before);
  });
});

import { describe, it, expect } from '@jest/globals';
import pg from 'pg';
describe('x', () => { it('y', async () => { const c = new pg.Client({connectionString: process.env['PATUH_TEST_PG']}); await c.connect(); const r = await c.query('show fsync'); expect(r.rows[0]).toEqual({fsync:'off'}); await c.end(); expect(process.env['TEST_REDIS_URL']).toBeDefined(); }); });

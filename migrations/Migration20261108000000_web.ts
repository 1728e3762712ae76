import { Migration } from '@mikro-orm/migrations';

/** Where attempts are counted, so that all web processes share one limit. */
export class Migration20261108000000_web extends Migration {
  override up(): void {
    this.addSql(`
CREATE TABLE patuh.rate_limit (key text PRIMARY KEY, points int NOT NULL DEFAULT 0, expire bigint);
CREATE INDEX rate_limit_expire ON patuh.rate_limit (expire);
COMMENT ON TABLE patuh.rate_limit IS 'Attempts per person or address within a window; expire is milliseconds since 1970.';
GRANT SELECT, INSERT, UPDATE, DELETE ON patuh.rate_limit TO patuh_app;
`);
  }
}

import { access, constants } from 'node:fs/promises';
import type { CommandContext, CommandResult } from './command.ts';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly remedy: string;
}

async function probe(check: string, remedy: string, test: () => Promise<boolean>): Promise<Finding> {
  const ok = await test().catch(() => false);
  return { check, ok, remedy: ok ? '' : remedy };
}

/** `patuh doctor`: asks every part how it does and says how to mend it. */
export async function doctorCommand({ rooms, actor }: CommandContext): Promise<CommandResult> {
  const holds = (sql: string) => rooms.database.read(actor, async (tx) => (await tx.row<{ ok: boolean }>(sql))?.ok === true);
  const checks = [
    await probe('basis data', 'Pastikan PostgreSQL berjalan dan DATABASE_URL benar.', () => holds('SELECT true AS ok')),
    await probe('peran aplikasi tanpa hak pemilik', 'Jalankan "npm run migrate" dan periksa DATABASE_APP_URL.', () =>
      holds(`SELECT NOT rolbypassrls AND NOT rolsuper AS ok FROM pg_roles WHERE rolname = current_user`),
    ),
    await probe('kalender resmi untuk 60 hari ke depan', 'Muat daftar libur tahun berikutnya di Pengaturan → Kalender.', () =>
      holds(`SELECT max(published_until) >= patuh.today() + 60 AS ok FROM calendar_version`),
    ),
    await probe('jam peragaan', 'Waktu peragaan sudah dimajukan; setel kembali sebelum dipakai sungguhan.', () =>
      holds('SELECT offset_days = 0 AS ok FROM demo_clock'),
    ),
    await probe('kotak keluar', 'Ada pekerjaan yang tertahan lebih dari 10 menit; periksa proses worker.', () =>
      holds(`SELECT count(*) = 0 AS ok FROM outbox WHERE done_at IS NULL AND not_before < now() - interval '10 minutes'`),
    ),
    await probe('pekerjaan gagal', 'Buka halaman Antrean untuk mencoba lagi.', () =>
      holds('SELECT count(*) = 0 AS ok FROM outbox WHERE failed_at IS NOT NULL'),
    ),
    await probe('folder data', 'Folder PATUH_DATA tidak dapat ditulisi; periksa izin dan ruang disk.', async () => {
      await access(rooms.config.dataDirectory, constants.W_OK);
      return true;
    }),
  ];
  const ok = checks.every((finding) => finding.ok);
  return {
    json: { ok, checks },
    text: checks.map((finding) => `${finding.ok ? '✓' : '✗'} ${finding.check}${finding.ok ? '' : ` — ${finding.remedy}`}`).join('\n'),
    exitCode: ok ? 0 : 1,
  };
}

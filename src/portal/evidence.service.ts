import { createHash } from 'node:crypto';
import { NotFound, type Refusal } from '../errors.ts';
import type { Tx } from '../platform/database.ts';
import { checkEvidence } from './evidence-types.ts';

/** A file as it was received. */
export interface ReceivedEvidence {
  readonly fileName: string;
  readonly bytes: Buffer;
}

/**
 * Keeps one uploaded file for the acting employer, or says why not. The bytes are stored once and never
 * changed; whoever reads them later can check the hash.
 */
export async function storeEvidence(tx: Tx, file: ReceivedEvidence): Promise<Refusal | { readonly kind: 'stored'; readonly id: string }> {
  const checked = checkEvidence(file.fileName, file.bytes);
  if (checked.kind === 'refused') return checked;
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const stored = await tx.row<{ id: string }>(
    `INSERT INTO evidence_file (jurisdiction_id, company_id, sha256, mime, size, file_name, bytes, uploaded_by)
     SELECT jurisdiction_id, company_id, $2, $3, $4, $5, $6, id FROM company_contact WHERE id = $1 AND active
     RETURNING id`,
    [tx.actor.id, sha256, checked.mime, file.bytes.length, checked.fileName, file.bytes],
  );
  if (!stored) throw new NotFound('Kontak tidak ditemukan.');
  await tx.audit({ action: 'evidence.upload', subject: 'evidence', subjectId: stored.id, details: { sha256, size: file.bytes.length } });
  return { kind: 'stored', id: stored.id };
}

/** A stored file with its bytes. */
export interface StoredEvidence {
  readonly fileName: string;
  readonly mime: string;
  readonly bytes: Buffer;
}

/** The file, with an audit row of who took it. @throws NotFound when it is not the reader's to see. */
export async function takeEvidence(tx: Tx, id: string): Promise<StoredEvidence> {
  const found = await tx.row<StoredEvidence>('SELECT file_name AS "fileName", mime, bytes FROM evidence_file WHERE id = $1', [id]);
  if (!found) throw new NotFound('Berkas tidak ditemukan.');
  await tx.audit({ action: 'evidence.read', subject: 'evidence', subjectId: id });
  return found;
}

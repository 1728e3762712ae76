import { Migration } from '@mikro-orm/migrations';

/** From when a lack is material, and which wages are lowest: an office's choices and dated figures, no longer part of the code. */
export class Migration20261125020000_matching_policy extends Migration {
  override up(): void {
    this.addSql(POLICY);
  }
}

const POLICY = `
INSERT INTO patuh.legal_setting (key, value, label, source, certainty) VALUES
  ('wageTolerancePermille', '15', 'Selisih upah yang dibiarkan (per seribu)', 'Kebijakan kantor: pembulatan sampai 1,5 persen bukan kurang lapor.', 'unverified'),
  ('materialWorkersLeast', '2', 'Paling sedikit pekerja belum terdaftar untuk tanda pendaftaran sebagian', 'Kebijakan kantor; PP 86/2013 Pasal 3 tidak menyebut batas.', 'unverified'),
  ('materialWorkersPercent', '30', 'Paling sedikit persen pekerja belum terdaftar untuk tanda itu', 'Kebijakan kantor; PP 86/2013 Pasal 3 tidak menyebut batas.', 'unverified'),
  ('materialWagesLeast', '2', 'Paling sedikit pekerja berupah kurang lapor untuk tanda upah', 'Kebijakan kantor; PP 86/2013 Pasal 3 tidak menyebut batas.', 'unverified'),
  ('materialWagesPercent', '30', 'Paling sedikit persen pekerja berupah kurang lapor untuk tanda itu', 'Kebijakan kantor; PP 86/2013 Pasal 3 tidak menyebut batas.', 'unverified'),
  ('minimumWages', '[]', 'Upah minimum kabupaten dan kota', 'Perpres 82/2018 Pasal 32: upah minimum kabupaten atau kota, atau provinsi bila tidak ada. Angkanya diisi kantor menurut keputusan gubernur.', 'unverified');
`;

import { systemActor } from '../../platform/actor.ts';
import type { Database } from '../../platform/database.ts';
import { DEMO_JURISDICTION, DEMO_OFFICES } from '../people.ts';

interface Office {
  readonly id: number;
  readonly code: string;
  readonly kind: 'labour' | 'insurer' | 'province';
  readonly name: string;
  readonly city: string;
  readonly address: string;
  readonly letterhead: { readonly organisation: string; readonly unit: string; readonly contact: string };
}

const OFFICES: readonly Office[] = [
  {
    id: DEMO_OFFICES.labour,
    code: 'DISNAKER-9901',
    kind: 'labour',
    name: 'Dinas Tenaga Kerja Kabupaten Contoh Raya',
    city: 'Contoh Raya',
    address: 'Jl. Perintis No. 1, Contoh Raya',
    letterhead: {
      organisation: 'Pemerintah Kabupaten Contoh Raya',
      unit: 'Dinas Tenaga Kerja',
      contact: 'Jl. Perintis No. 1, Contoh Raya · disnaker@contohraya.example',
    },
  },
  {
    id: DEMO_OFFICES.insurer,
    code: 'KC-9901',
    kind: 'insurer',
    name: 'BPJS Kesehatan Kantor Cabang Contoh Raya',
    city: 'Contoh Raya',
    address: 'Jl. Lingkar Timur No. 24, Contoh Raya',
    letterhead: {
      organisation: 'BPJS Kesehatan',
      unit: 'Kantor Cabang Contoh Raya',
      contact: 'Jl. Lingkar Timur No. 24, Contoh Raya · pemeriksaan@kc-contohraya.example',
    },
  },
  {
    id: DEMO_OFFICES.province,
    code: 'SATWASKER-99',
    kind: 'province',
    name: 'Satuan Pelayanan Pengawasan Ketenagakerjaan Wilayah I Provinsi Contoh',
    city: 'Kota Contoh',
    address: 'Jl. Merdeka No. 9, Kota Contoh',
    letterhead: {
      organisation: 'Pemerintah Provinsi Contoh',
      unit: 'Satuan Pelayanan Pengawasan Ketenagakerjaan Wilayah I',
      contact: 'Jl. Merdeka No. 9, Kota Contoh · satwasker1@contoh.example',
    },
  },
];

/** Sets up the area and its three offices, in place of the unnamed ones of a first run. Safe to run again. */
export async function playOffices({ database }: { readonly database: Database }): Promise<void> {
  const { id, code, name } = DEMO_JURISDICTION;
  await database.transaction(systemActor([id]), async (tx) => {
    await tx.run(
      `INSERT INTO jurisdiction (id, code, name) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name`,
      [id, code, name],
    );
    for (const office of OFFICES) {
      await tx.run(
        `INSERT INTO office (id, code, kind, name, city, address, letterhead) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET code = excluded.code, kind = excluded.kind, name = excluded.name,
           city = excluded.city, address = excluded.address, letterhead = excluded.letterhead`,
        [office.id, office.code, office.kind, office.name, office.city, office.address, JSON.stringify(office.letterhead)],
      );
      await tx.run('INSERT INTO office_jurisdiction (office_id, jurisdiction_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [office.id, id]);
    }
    await tx.audit({ action: 'demo.offices', subject: 'jurisdiction', subjectId: String(id) });
  });
}

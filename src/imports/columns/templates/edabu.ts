import { MUTATION_FORM, REGISTRATION_FORM, WITH_ACTIVE_DATE } from './edabu-headings.ts';
import type { KnownTemplate } from './template.ts';

const TABLES = { hubungan: 'relation-edabu', jenis_kelamin: 'sex-edabu' };

/**
 * The three known forms of e-Dabu. They were read in independent copies of the offline form, not in the
 * portal, which versions its own layout: all of this is unverified until the insurer confirms it.
 */
export const EDABU_TEMPLATES: readonly KnownTemplate[] = [
  {
    id: 'edabu-37',
    label: 'Form Mutasi Data Peserta e-Dabu (37 kolom)',
    kind: 'enrolment-members',
    headings: MUTATION_FORM,
    dateOrder: 'mdy',
    tables: TABLES,
    otherTables: ['marital-mutation'],
    source: 'Salinan formulir luring; belum diverifikasi BPJS Kesehatan. Tanggal bulan/hari/tahun.',
  },
  {
    id: 'edabu-34',
    label: 'Form pendaftaran peserta baru e-Dabu (34 kolom)',
    kind: 'enrolment-members',
    headings: REGISTRATION_FORM,
    dateOrder: 'dmy',
    tables: TABLES,
    otherTables: ['marital-registration'],
    source: 'Salinan formulir luring; belum diverifikasi BPJS Kesehatan. Tanggal hari/bulan/tahun; tanpa nomor kartu.',
  },
  {
    id: 'edabu-36',
    label: 'Form data peserta e-Dabu dengan Tgl Aktif Peserta (36 kolom)',
    kind: 'enrolment-members',
    headings: WITH_ACTIVE_DATE,
    dateOrder: 'dmy',
    tables: TABLES,
    otherTables: ['marital-active-date'],
    source: 'Salinan formulir luring; susunan 36 kolom disimpulkan dari form 37 kolom; belum diverifikasi BPJS Kesehatan. Tanggal hari/bulan/tahun.',
  },
];

/** The stages of a run in order, with the words that a page shows. */
const STAGES: Readonly<Record<string, string>> = {
  load: 'Memuat data',
  count: 'Menghitung kekerapan',
  exact: 'Mencocokkan NIK yang sama',
  companies: 'Mencocokkan perusahaan',
  block: 'Mencari dan menilai calon pasangan',
  resolve: 'Memilih pasangan',
  write: 'Menerbitkan hasil',
};

/** The words of a stage; an unknown one is shown as work in general. */
export function stageName(stage: string): string {
  return STAGES[stage] ?? 'Sedang bekerja';
}

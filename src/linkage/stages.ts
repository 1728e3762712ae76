/** The stages of a run in order, with the words that a page shows. */
const STAGES: Readonly<Record<string, string>> = {
  load: 'Memuat data',
  companies: 'Mencocokkan perusahaan',
  exact: 'Mencocokkan NIK yang sama',
  block: 'Mencari calon pasangan',
  score: 'Menilai calon pasangan',
  resolve: 'Memilih pasangan',
  write: 'Menerbitkan hasil',
};

/** The words of a stage; an unknown one is shown as work in general. */
export function stageName(stage: string): string {
  return STAGES[stage] ?? 'Sedang bekerja';
}

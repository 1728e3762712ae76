const CARD = 'No Kartu BPJS Kesehatan';
const MUTATION = 'Jenis Mutasi';
const ACTIVE_FROM = 'Tgl Aktif Berlaku Mutasi';

/** The numbered columns of the form "FORM MUTASI DATA PESERTA". */
export const MUTATION_FORM: readonly string[] = [
  'No', CARD, MUTATION, ACTIVE_FROM, 'No KK', 'NIK/KITAS/KITAP', 'Nama Lengkap', 'PISA/Kode HubKel', 'Tempat Lahir', 'Tgl Lahir', 'Jenis Kelamin', 'Status Kawin',
  'Alamat', 'RT', 'RW', 'Kode Pos', 'Kode Kecamatan', 'Nama Kecamatan', 'Kode Desa', 'Nama Desa', 'Kode Faskes Tk.I', 'Nama Faskes Tk.I', 'Kode Faskes Dokter Gigi',
  'Nama Faskes Dokter Gigi', 'Nomor Telepon Peserta', 'Email', 'NIP', 'Jabatan', 'Status', 'Kelas rawat', 'TMT Kerja (Kary. Aktif)', 'Gaji Pokok + Tunj. Tetap',
  'Kewarganegaraan', 'No. Kartu Asuransi', 'Nama Asuransi', 'No. NPWP', 'No Passport',
];

/** The form for registering new members: the same without card and mutation. */
export const REGISTRATION_FORM: readonly string[] = MUTATION_FORM.filter((heading) => heading !== CARD && heading !== MUTATION && heading !== ACTIVE_FROM);

/** The form with the day from which the member is active: without a mutation. */
export const WITH_ACTIVE_DATE: readonly string[] = MUTATION_FORM.flatMap((heading) => (heading === MUTATION ? [] : [heading === ACTIVE_FROM ? 'Tgl Aktif Peserta' : heading]));

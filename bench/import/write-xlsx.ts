// Writes a CSV file as a workbook: node bench/import/write-xlsx.ts FILE.csv FILE.xlsx
import { writeXlsxFrom } from './xlsx-file.ts';

const [csv, xlsx] = process.argv.slice(2);
if (csv === undefined || xlsx === undefined) throw new Error('two file names are needed');
await writeXlsxFrom(csv, xlsx);

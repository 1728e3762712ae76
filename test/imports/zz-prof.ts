import { plainFile } from '/work/main/src/imports/files/byte-source.ts';
import { openTable } from '/work/main/src/imports/files/open-table.ts';
import { survey, withRest } from '/work/main/src/imports/survey.ts';
import { rowReader } from '/work/main/src/imports/rows/read-row.ts';
import { rowLines, problemLine } from '/work/main/src/imports/copy-text.ts';
import { LAYOUTS } from '/work/main/src/imports/record-layout.ts';
import { nikVault } from '/work/main/src/platform/nik-vault.ts';
import { writeFileSync } from 'node:fs';





for (const mode of [process.argv[2]]) {
const t=performance.now();
const table=await openTable(await plainFile('/tmp/patuh-p5.csv'));
const it=table.rows();
const f=await survey(it,'register-workers',null);
const ts=performance.now();
const read=rowReader({...f,today:'2026-11-23',shortRows:false});
const line=rowLines(LAYOUTS['register-workers'],nikVault({nikKey:'1'.repeat(64),indexKey:'2'.repeat(64)}));
let n=0,s='';
for await(const row of withRest(f.first,it)){n++; if(mode==='parse')continue; const r=read(row); if(mode==='read')continue; s+=line(r); if(n%10000===0)s='';}
const m=process.memoryUsage();console.log(Math.round(m.rss/1e6),Math.round(m.heapUsed/1e6),Math.round(m.heapTotal/1e6),Math.round(m.external/1e6),Math.round(m.arrayBuffers/1e6),process.cpuUsage().user/1e6,mode,n,'survey',ts-t,'rest',performance.now()-ts);
}

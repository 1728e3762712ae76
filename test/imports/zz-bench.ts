import { createReadStream, createWriteStream, mkdtempSync } from 'node:fs';
import { once } from 'node:events';
import { startPostgres } from '/work/main/src/embedded/postgres.ts';
import { migrate } from '/work/main/src/migrate.ts';
import { openDatabase } from '/work/main/src/platform/database.ts';
import { nikVault } from '/work/main/src/platform/nik-vault.ts';
import { systemActor } from '/work/main/src/platform/actor.ts';
import { fileStore } from '/work/main/src/imports/files/file-store.ts';
import { importService } from '/work/main/src/imports/import.service.ts';
import { Client } from 'pg';
import path from 'node:path';
const N=Number(process.argv[2]);
const file=`/tmp/patuh-workers-${N}.csv`;
const w=createWriteStream(file); w.write('id_pekerja,id_perusahaan,nik,nama,tgl_lahir,jenis_kelamin,upah,status_kerja\n');
for(let i=0;i<N;i++){const d=String(1+i%28).padStart(2,'0'),m=String(1+i%12).padStart(2,'0');
 const nik=i%50===0?'':i%70===0?'3.20112E+15':`9901${String(i%100).padStart(2,'0')}${d}${m}85${String(1+i%9999).padStart(4,'0')}`;
 if(!w.write(`W${String(i).padStart(8,'0')},P${String(i%5000).padStart(6,'0')},${nik},"SITI NUR ${i}, S.E.",${d}/${m}/1985,L,${i%3?'Rp 4.500.000':4500000},PKWTT\n`)) await once(w,'drain');}
w.end(); await once(w,'finish');
const dir=mkdtempSync('/tmp/patuh-b-');
import { chmodSync } from 'node:fs'; chmodSync(dir,0o755);
const pg=await startPostgres({directory:path.join(dir,'pg')});
try{
 await migrate(pg.url);
 const c=new Client({connectionString:pg.url});await c.connect();await c.query("INSERT INTO patuh.jurisdiction VALUES (1,'99.01','A') ON CONFLICT DO NOTHING");await c.end();
 const db=await openDatabase(pg.url);
 const s=importService(db,nikVault({nikKey:'1'.repeat(64),indexKey:'2'.repeat(64)}),fileStore(dir,'1'.repeat(64)));
 let peak=0;const tick=setInterval(()=>{peak=Math.max(peak,process.memoryUsage().rss)},50);
 for(let k=0;k<2;k++){
 const t0=performance.now();
 const st=await s.store(createReadStream(file));const t1=performance.now();
 const r=await s.receive(systemActor([1]),st,{fileName:'x.csv',kind:'register-workers',performedHere:true});
 console.log(await s.check((r as any).id));const t2=performance.now();
 console.log(await s.publish((r as any).id));const t3=performance.now();
 console.log({N,k,store:t1-t0,check:t2-t1,publish:t3-t2,peakMB:peak/1e6});}
 clearInterval(tick);
 await db.close();
}finally{await pg.stop()}

import { link } from '/work/main/src/matching/link.ts';
import { makeWorld } from '/work/main/bench/world/world.ts';
const [w,n,s]=process.argv.slice(2).map(Number);
const world=makeWorld({workers:w,noise:n,seed:s});
// keep raw rows
const rawW=new Map(world.raw?.workers?.map(r=>[r.id,r])??[]);
const r=link(world.input);
const T=new Map(world.workers.map(o=>[o.workerId,o]));
const names=(t,i)=>{const v=world.input.vocabulary;const o=[];for(let k=0;k<t.wordCount[i];k++)o.push(v.word(t.words[i*6+k]));return o.join(' ')};
const nik=(t,i)=>t.nikForm[i]===1?String(t.nikHead[i]).padStart(8,'0')+String(t.nikTail[i]).padStart(8,'0'):t.nikForm[i]===2?'odd'+t.oddNik.get(i):'-';
const ix=(t)=>new Map(t.ids.map((d,i)=>[d,i]));
const wi=ix(world.input.workers),mi=ix(world.input.members);
const show=(t,i)=>`${nik(t,i)} ${names(t,i)} ${t.birth[i]} ${'?LP'[t.sex[i]]}`;
const got=new Map();
for(const l of r.links()){ const ok=T.get(l.workerId).memberIds.includes(l.memberId); got.set(l.workerId+' '+l.memberId,l.band); if(l.band==='link'&&!ok) console.log('FALSE',l.probability.toFixed(4),T.get(l.workerId).category,'\n   ',show(world.input.workers,wi.get(l.workerId)),'\n   ',show(world.input.members,mi.get(l.memberId)),'\n   ',l.parts.map(p=>p.field+':'+p.level+':'+p.bits).join(' ')); }
let c=0;for(const o of world.workers) for(const m of o.memberIds) if(got.get(o.workerId+' '+m)!=='link'){ console.log('MISS',got.get(o.workerId+' '+m)??'',o.category,o.memberIds.length,'\n   ',show(world.input.workers,wi.get(o.workerId)),'\n   ',show(world.input.members,mi.get(m))); }
for(const g of r.workers()){const o=T.get(g.workerId); if(g.duplicateOf){const ok=o.duplicateOf===g.duplicateOf||T.get(g.duplicateOf).duplicateOf===g.workerId; if(!ok) console.log('DUP?',g.status,'\n   ',show(world.input.workers,wi.get(g.workerId)),'\n   ',show(world.input.workers,wi.get(g.duplicateOf)));}
 if(o.category==='TIDAK_ADA'&&g.status!=='TIDAK_ADA') console.log('NOT-TA',g.status,g.reason,'\n   ',show(world.input.workers,wi.get(g.workerId)),'\n   ',g.memberId&&show(world.input.members,mi.get(g.memberId)),g.parts.map(p=>p.field+':'+p.level+':'+p.bits).join(' '));}

import { link } from '/work/main/src/matching/link.ts';
import { makeWorld } from '/work/main/bench/world/world.ts';
import { measure } from '/work/main/bench/accuracy.ts';
import { DEFAULT_SETTINGS } from '/work/main/src/matching/settings.ts';
const [n,noise,...seeds]=process.argv.slice(2).map(Number);
const acc=[];
for(const L of [3,4,5]) for(const R of [-3,-5,-7]){ const s=[0,0,0,0,0,0,0];
 for(const seed of seeds){ const w=makeWorld({workers:n,noise,seed}); const r=link(w.input,{...DEFAULT_SETTINGS,model:{...DEFAULT_SETTINGS.model,linkFrom:L,reviewFrom:R}}); const a=measure(r,w.workers,w.companies);
 const t=a.statuses.TIDAK_ADA; [a.links.precision,a.links.recall,t.precision,t.recall,a.review,a.duplicates.precision,a.duplicates.recall].forEach((v,i)=>s[i]+=v/seeds.length);}
 console.log(L,R,'linkP %s R %s TA P %s R %s review %s dup %s %s'.replace(/%s/g,()=>s.shift().toFixed(5)));}

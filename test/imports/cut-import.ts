// Imports one file and ends itself by SIGKILL at a chosen place, as a machine does that loses its power:
//   node test/imports/cut-import.ts '{"url":…,"folder":…,"file":…,"cut":{"at":…,"nth":1}}'
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { PoolClient } from 'pg';
import { fileStore } from '../../src/imports/files/file-store.ts';
import { importService } from '../../src/imports/import.service.ts';
import { openDatabase, type Database, type Tx } from '../../src/platform/database.ts';
import { nikVault } from '../../src/platform/nik-vault.ts';
import { CUT_KEYS, CUT_PERSON, type CutOrder } from './cut-order.ts';

const order = JSON.parse(process.argv[2] ?? '{}') as CutOrder;
let seen = 0;

function cutAt(text: string): void {
  if (!text.includes(order.cut.at)) return;
  seen += 1;
  if (seen === order.cut.nth) process.kill(process.pid, 'SIGKILL');
}

/** Looks at every statement before it is sent. */
function watched<T extends Tx | PoolClient>(target: T, methods: readonly string[]): T {
  return new Proxy(target, {
    get(object, key) {
      const value: unknown = Reflect.get(object, key);
      if (typeof value !== 'function') return value;
      const method = value.bind(object) as (...given: unknown[]) => unknown;
      if (!methods.includes(String(key))) return method;
      return (...given: unknown[]) => {
        const [statement] = given;
        cutAt(typeof statement === 'string' ? statement : String((statement as { text?: unknown }).text));
        return method(...given);
      };
    },
  });
}

const watchedTx = (tx: Tx) => watched(tx, ['rows', 'row', 'run']);

function watching(database: Database): Database {
  return {
    ...database,
    transaction: (actor, work) => database.transaction(actor, (tx) => work(watchedTx(tx))),
    read: (actor, work) => database.read(actor, (tx) => work(watchedTx(tx))),
    bulk: (actor, work) => database.bulk(actor, (client, tx) => work(watched(client, ['query']), watchedTx(tx))),
  };
}

/** The file in small pieces; each one is a place where the upload can be cut. */
async function* uploading(): AsyncGenerator<Buffer> {
  for await (const piece of createReadStream(order.file, { highWaterMark: 1 << 14 })) {
    cutAt('piece of the upload');
    yield piece as Buffer;
  }
}

const database = watching(await openDatabase(order.url));
const imports = importService(database, nikVault(CUT_KEYS), fileStore(order.folder, CUT_KEYS.nikKey));
const stored = await imports.store(Readable.from(uploading()));
cutAt('upload is stored');
const received = await imports.receive(CUT_PERSON, stored, { fileName: 'perusahaan.csv', kind: 'register-companies', source: order.source, performedHere: true });
if (received.kind === 'refused') throw new Error(received.reason);
cutAt('file is received');
await imports.check(received.id);
cutAt('file is checked');
await imports.publish(received.id);
await database.close();

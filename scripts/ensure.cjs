// Runs on any Node that came with npm: installs the locked packages when they are missing or old.
const { createHash } = require('node:crypto');
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const stamp = path.join(root, 'node_modules', '.patuh-lock-sha256');
const wanted = createHash('sha256')
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex');
const present = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';

function npm(...args) {
  const options = { cwd: root, stdio: ['ignore', process.stderr, process.stderr], shell: process.platform === 'win32' };
  return spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], options).status === 0;
}

if (present !== wanted) {
  process.stderr.write('Memasang paket yang terkunci (sekali saja, sekitar satu menit) …\n');
  // "npm ci" refuses a lockfile that lacks another platform's binaries; --no-save keeps the locked versions.
  if (!npm('ci') && !npm('install', '--no-save')) {
    process.stderr.write('Paket tidak dapat dipasang. Periksa sambungan ke registri npm dan ruang disk, lalu ulangi.\n');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

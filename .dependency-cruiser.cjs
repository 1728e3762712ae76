// Who may import whom. Read by scripts/check-imports.ts, which also checks that anything was read at all.
const PURE = '^src/(law/|matching/|private-matching/|identifiers/|cases/ladder/|accounts/permissions\\.ts)';
const ROOM = '^src/(imports|linkage|cases|notices|portal|coverage|accounts|audit)/';
const PACKAGE = '(^|/)node_modules/';
const COMPOSED = '^src/(compose|server|cli|main)\\.ts$|^src/(cli|demo)/|^jobs/(worker|handlers)\\.ts$';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Two files that need each other at run time are one file.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'resolvable',
      'An import of our own leads somewhere.',
      { path: '^(src|jobs|migrations)/' },
      { path: '^\\.', couldNotResolve: true },
    ),

    rule(
      'pure-is-pure',
      'Rules know only rules: no package, no Node, no input or output.',
      { path: PURE },
      { pathNot: PURE },
    ),
    rule(
      'law-stands-alone',
      'The law knows neither our cases nor our matching.',
      { path: '^src/law/' },
      { pathNot: '^src/law/' },
    ),

    rule(
      'ask-through-queries-tell-through-services',
      'A room reads another through its queries and changes it through its service. Plain values and names may be shared.',
      { path: ROOM },
      { path: `${ROOM}.*\\.(repository|entity|routes)\\.ts$`, pathNot: '^src/$1/' },
    ),
    rule(
      'two-flows-stay-apart',
      'Enforcement and coverage may read each other, never change each other.',
      { path: '^src/(cases|coverage)/' },
      { path: '^src/(cases|coverage)/.*\\.service\\.ts$', pathNot: '^src/$1/' },
    ),
    rule(
      'flow-has-one-direction',
      'Data rooms tell later rooms through findings and the outbox; they never import them.',
      { path: '^src/(imports|linkage)/' },
      { path: '^src/(cases|notices|portal|coverage)/' },
    ),

    rule(
      'services-know-no-web',
      'What a service does can be asked for by a page, a job, a command or a test.',
      { path: '\\.(service|repository|queries|entity)\\.ts$', pathNot: '^src/web/' },
      { path: `^src/web/|${PACKAGE}(express|nunjucks|express-session)/` },
    ),
    rule(
      'pages-know-no-tables',
      'A page calls services and queries.',
      { path: '\\.routes\\.ts$' },
      { path: `\\.(entity|repository)\\.ts$|${PACKAGE}(@mikro-orm|pg|pg-copy-streams)/` },
    ),
    rule(
      'data-below-services',
      'Queries, repositories and entities serve services, never the other way round.',
      { path: '\\.(repository|queries|entity)\\.ts$' },
      { path: '\\.(service|routes)\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'platform-is-below',
      'The platform serves the rooms and knows none of them.',
      { path: '^src/platform/', pathNot: '^src/platform/entities\\.ts$' },
      {
        path: '^src/',
        pathNot:
          '^src/(platform|law|identifiers)/|^src/(config|errors)\\.ts$|^src/accounts/permissions\\.ts$',
      },
    ),
    rule(
      'web-is-general',
      'The web room holds no business.',
      { path: '^src/web/' },
      { path: ROOM, pathNot: '^src/accounts/permissions\\.ts$' },
    ),

    rule(
      'orm-in-its-place',
      'Only entities, repositories, queries, migrations and the platform know the ORM.',
      {
        path: '^(src|jobs)/',
        pathNot: '\\.(entity|repository|queries)\\.ts$|^src/platform/|^src/migrate\\.ts$',
      },
      { path: `${PACKAGE}@mikro-orm/` },
    ),
    rule(
      'queue-in-its-place',
      'BullMQ and Redis are known to one file of the platform.',
      { path: '^(src|jobs)/', pathNot: '^src/platform/queues\\.ts$' },
      { path: `${PACKAGE}(bullmq|ioredis)/` },
    ),
    rule(
      'mail-in-its-place',
      'One file sends mail.',
      { path: '^(src|jobs)/', pathNot: '^src/platform/mailer\\.ts$' },
      { path: `${PACKAGE}nodemailer/` },
    ),
    rule(
      'typesetting-in-its-place',
      'Typst stays behind the renderer of letters.',
      { path: '^(src|jobs)/', pathNot: '^src/notices/typst' },
      { path: `${PACKAGE}@myriaddreamin/` },
    ),

    rule(
      'jobs-stand-alone',
      'One job asks for another through the outbox.',
      { path: '^jobs/.*\\.job\\.ts$' },
      { path: '^jobs/' },
    ),
    rule(
      'jobs-call-services',
      'A job parses its subject and calls services and queries.',
      { path: '^jobs/.*\\.job\\.ts$' },
      { path: '^src/.*\\.(repository|entity|routes)\\.ts$' },
    ),
    rule(
      'nobody-imports-jobs',
      'Work is asked for through the outbox.',
      { path: '^src/' },
      { path: '^jobs/' },
    ),
    rule(
      'one-composition-root',
      'Rooms are put together in one file, for the entries only.',
      { path: '^(src|jobs)/', pathNot: COMPOSED },
      { path: '^src/compose\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'demonstration-is-outside',
      'No room knows the demonstration or the embedded servers.',
      { path: `${ROOM}|^src/(platform|web|law|matching|identifiers)/|^src/(server|compose)\\.ts$|^jobs/` },
      { path: '^src/(demo|embedded)/' },
    ),
    rule(
      'no-test-code',
      'The product needs none of its tests.',
      { path: '^(src|jobs|migrations)/' },
      { path: '^(test|bench|scripts)/' },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};

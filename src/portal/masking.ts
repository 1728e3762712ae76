const HIDDEN = '•••';

function firstAnd(text: string): string {
  return `${text.slice(0, 1)}${HIDDEN}`;
}

/** `hrd@contoh.co.id` becomes `h•••@c•••.co.id`: enough to recognise one's own address, no more. */
export function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  const dot = domain.indexOf('.');
  const [name, ending] = dot < 0 ? [domain, ''] : [domain.slice(0, dot), domain.slice(dot)];
  return `${firstAnd(local)}@${firstAnd(name)}${ending}`;
}

const LEGAL_FORMS = new Set(['PT', 'CV', 'UD', 'PD', 'FA', 'TB', 'KOPERASI', 'YAYASAN', 'TBK', 'PERSERO']);

/** `PT Maju Jaya` becomes `PT M••• J•••`: the page behind a letter's code must not publish who was warned. */
export function maskCompany(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (LEGAL_FORMS.has(word.replaceAll(/[.,()]/g, '').toUpperCase()) ? word : firstAnd(word)))
    .join(' ');
}

/** Legal forms and their usual spellings: they say how a firm is founded, not which firm it is. */
const LEGAL_FORMS = new Map<string, string>([
  ['PT', 'PT'],
  ['PERSEROAN', 'PT'],
  ['CV', 'CV'],
  ['UD', 'UD'],
  ['PD', 'PD'],
  ['FA', 'FA'],
  ['FIRMA', 'FA'],
  ['NV', 'NV'],
  ['KOP', 'KOPERASI'],
  ['KOPERASI', 'KOPERASI'],
  ['KSP', 'KOPERASI'],
  ['KSU', 'KOPERASI'],
  ['YAYASAN', 'YAYASAN'],
  ['YYS', 'YAYASAN'],
  ['PERUM', 'PERUM'],
  ['PERUMDA', 'PERUM'],
  ['PERSERODA', 'PT'],
  ['BUMDES', 'BUMDES'],
  ['TBK', ''],
  ['PERSERO', ''],
  ['LTD', ''],
  ['INC', ''],
]);

/** Words that announce a branch; what follows is its place. */
const BRANCH_WORDS = new Set(['CAB', 'CABANG', 'KC', 'KCP', 'KACAB', 'PERWAKILAN', 'DEPO', 'UNIT', 'BRANCH']);
const HEAD_WORDS = new Set(['PUSAT', 'HO', 'HEADOFFICE']);

/** Words written in several ways. */
const SAME_WORD = new Map<string, string>([
  ['MFG', 'MANUFACTURING'],
  ['MANUFAKTUR', 'MANUFACTURING'],
  ['MANUFAKTURING', 'MANUFACTURING'],
  ['INTERNATIONAL', 'INTERNASIONAL'],
  ['INTL', 'INTERNASIONAL'],
  ['INTERNAT', 'INTERNASIONAL'],
  ['IND', 'INDUSTRI'],
  ['INDUSTRIES', 'INDUSTRI'],
  ['INDUSTRY', 'INDUSTRI'],
  ['INDS', 'INDUSTRI'],
  ['INDO', 'INDONESIA'],
  ['INA', 'INDONESIA'],
  ['TECH', 'TEKNOLOGI'],
  ['TECHNOLOGY', 'TEKNOLOGI'],
  ['TEHNIK', 'TEKNIK'],
  ['TECHNIC', 'TEKNIK'],
  ['ENG', 'ENGINEERING'],
  ['ENGR', 'ENGINEERING'],
  ['TRANSPORT', 'TRANSPORTASI'],
  ['TRANS', 'TRANSPORTASI'],
  ['TEXTILE', 'TEKSTIL'],
  ['TEXTIL', 'TEKSTIL'],
  ['TEX', 'TEKSTIL'],
  ['LOGISTICS', 'LOGISTIK'],
  ['LOGISTIC', 'LOGISTIK'],
  ['PROPERTY', 'PROPERTI'],
  ['PLASTIC', 'PLASTIK'],
  ['ELECTRIC', 'ELEKTRIK'],
  ['ELECTRONIC', 'ELEKTRONIK'],
  ['ELECTRONICS', 'ELEKTRONIK'],
  ['GARMENT', 'GARMEN'],
  ['GARMENTS', 'GARMEN'],
  ['GRP', 'GROUP'],
  ['GRUP', 'GROUP'],
  ['KONSTR', 'KONSTRUKSI'],
  ['CONSTRUCTION', 'KONSTRUKSI'],
  ['AUTOMOTIVE', 'OTOMOTIF'],
  ['CHEMICAL', 'KIMIA'],
  ['FOOD', 'PANGAN'],
  ['FOODS', 'PANGAN'],
  ['MEDICA', 'MEDIKA'],
  ['FURNITUR', 'FURNITURE'],
  ['MEUBEL', 'MEBEL'],
  ['SOLUTION', 'SOLUSI'],
  ['SOLUTIONS', 'SOLUSI'],
  ['GLOB', 'GLOBAL'],
]);

/** A firm's name taken apart. */
export interface CompanyName {
  /** The words that name the firm, in order, without form, branch and place. */
  readonly core: readonly string[];
  /** 'PT', 'CV', … or '' when none is written. */
  readonly form: string;
  /** Place of a branch as written in the name, '' when none. */
  readonly branch: string;
}

/**
 * Takes a firm's name apart. A trailing place counts as a branch only when `places` knows it and a core remains.
 * @param places names of regencies and cities without "Kab."/"Kota", as both files write them
 */
export function readCompanyName(raw: string, places: ReadonlySet<string>): CompanyName {
  const words = wordsOf(raw);
  let form = '';
  const kept: string[] = [];
  let branch = '';
  for (const [at, word] of words.entries()) {
    const legal = LEGAL_FORMS.get(word);
    if (legal !== undefined) {
      if (form === '') form = legal;
      continue;
    }
    if (HEAD_WORDS.has(word) && kept.length > 0 && at === words.length - 1) continue;
    if (BRANCH_WORDS.has(word) && kept.length > 0 && at >= words.length - 4) {
      branch = words
        .slice(at + 1)
        .filter((later) => !LEGAL_FORMS.has(later))
        .join(' ');
      break;
    }
    kept.push(SAME_WORD.get(word) ?? word);
  }
  if (branch === '') return cutPlace(kept, form, places);
  return { core: kept, form, branch };
}

function cutPlace(words: readonly string[], form: string, places: ReadonlySet<string>): CompanyName {
  for (const length of [3, 2, 1]) {
    const tail = words.slice(-length).join(' ');
    if (words.length > length && places.has(tail))
      return { core: words.slice(0, -length), form, branch: tail };
  }
  return { core: words, form, branch: '' };
}

function wordsOf(raw: string): string[] {
  return raw
    .toUpperCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’`]/g, '')
    .replace(/\b([A-Z])\.(?=[A-Z]\b)/g, '$1')
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
}

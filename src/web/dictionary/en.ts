/**
 * English, second language of the screens. The key is the sentence in Bahasa Indonesia exactly as the
 * page writes it; placeholders in braces stay as they are. A sentence that is missing here is shown in
 * Bahasa. Letters and mails to employers are always in Bahasa.
 */
export const ENGLISH: Readonly<Record<string, string>> = {};

// Every page works without this; it adds comfort where the browser can.
import { Button, CharacterCount, Checkboxes, ErrorSummary, Radios, SkipLink, createAll } from 'asset:govuk.js';
import { watchSession } from 'asset:session-end.js';

document.body.classList.add('js-enabled', 'govuk-frontend-supported');
for (const component of [Button, CharacterCount, Checkboxes, ErrorSummary, Radios, SkipLink]) createAll(component);

document.querySelector('[data-take-focus]')?.focus({ preventScroll: true });
watchSession(document.querySelector('[data-session-end]'));

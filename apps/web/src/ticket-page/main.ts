// One ticket on its visitor's phone: `/t/{token}`. The address is all it knows; nothing is kept on the phone.
import { LANGUAGES, type Language } from '@luot/shared/domain/text';
import { openBell } from './panels/bell.ts';
import { actionSender } from './send-action.ts';
import { openFeed } from './ticket-feed.ts';
import { trackPage } from './ticket-page.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');

const ticketPath = location.pathname;
const bell = openBell(() => page.takeBell());
const page = trackPage({
  root,
  bell,
  send: actionSender(ticketPath),
  language: languageOfAddress(),
  // In the address, so that a reload keeps it and nothing is stored.
  onLanguage: (language) => history.replaceState(null, '', `#${language}`),
  onReopen: () => feed.reopen(),
});
const feed = openFeed({
  ticketPath,
  onTicket: ({ nowMs, body }) => {
    if (body !== null) page.takeTicket({ nowMs, body });
  },
  onLink: (link, heardAtMs) => page.takeLink(link, heardAtMs),
});

function languageOfAddress(): Language | null {
  return LANGUAGES.find((language) => location.hash === `#${language}`) ?? null;
}

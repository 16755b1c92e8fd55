// What a person's browser shows when there is no page: one sentence in both languages, in the look of the ticket's page.

const SENTENCES = {
  'not-today': {
    vi: ['Phiếu này không phải của hôm nay', 'Mời ông/bà lấy số mới tại ki-ốt, hoặc hỏi cán bộ hướng dẫn.'],
    en: ['This ticket is not one of today', 'Please take a new number at a kiosk, or ask the staff.'],
  },
  'nothing-here': {
    vi: ['Ở đây không có trang nào', 'Muốn xem số của mình, mời ông/bà quét mã QR trên phiếu.'],
    en: ['There is no page here', 'To see your number, please scan the QR code on your ticket.'],
  },
  'too-many': {
    vi: ['Quá nhiều yêu cầu cùng lúc', 'Vui lòng chờ một phút rồi thử lại.'],
    en: ['Too many requests at once', 'Please wait a minute and try again.'],
  },
} as const;

export type Sentence = keyof typeof SENTENCES;

/**
 * @param path what was asked for: how far up the style sheet is depends on it
 * @param styleSheet its name beside the ticket's page, or null
 */
export function sentencePage(sentence: Sentence, path: string, styleSheet: string | null): string {
  const { vi, en } = SENTENCES[sentence];
  const up = '../'.repeat(Math.max(0, path.split('/').length - 2));
  const link = styleSheet === null ? '' : `<link rel="stylesheet" href="${up}t/assets/${styleSheet}">`;
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${vi[0]}</title><link rel="icon" href="data:,">${link}</head>
<body><main class="ended"><h1>${vi[0]}</h1><p>${vi[1]}</p><p lang="en"><b>${en[0]}.</b> ${en[1]}</p></main></body></html>
`;
}

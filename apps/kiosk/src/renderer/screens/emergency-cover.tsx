// What every screen of the centre says above all else. Both languages at once: nobody is to look for a button first.
import { LANGUAGES, type Text } from '@luot/shared/domain/text';
import { sayIn } from '@luot/strings/say';
import { TriangleAlert } from 'lucide-react';

export function EmergencyCover({ text }: { text: Text }) {
  return (
    <main className="emergency">
      <TriangleAlert aria-hidden="true" strokeWidth={1.75} />
      <div role="alert">
        {LANGUAGES.map((language) => (
          <section key={language} lang={language}>
            <h1>{sayIn(language)('kiosk.emergency')}</h1>
            <p className="emergency-text">{text[language]}</p>
            <p>{sayIn(language)('kiosk.emergency-no-numbers')}</p>
          </section>
        ))}
      </div>
    </main>
  );
}

import { type ReactNode, useRef } from 'react';
import { useLanguage } from './language-context.tsx';

interface LanguageSwitchProps {
  readonly className?: string;
  readonly icon?: ReactNode;
  /** Told when the list is opened and closed. */
  readonly onToggle?: ((open: boolean) => void) | undefined;
}

/** One button for the other language; with more than two a list to choose from. Each is offered under its own name. */
export function LanguageSwitch({ className = 'language-switch', icon = null, onToggle }: LanguageSwitchProps) {
  const { chosen, offered, setLanguage } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  const others = offered.filter(({ code }) => code !== chosen);
  const [other] = others;
  if (other !== undefined && others.length === 1) {
    return (
      <button type="button" className={className} lang={other.code} onClick={() => setLanguage(other.code)}>
        {icon}
        {other.name}
      </button>
    );
  }
  return (
    <>
      <button
        type="button"
        className={className}
        onClick={() => {
          dialog.current?.showModal();
          onToggle?.(true);
        }}
      >
        {icon}
        Language
      </button>
      <dialog ref={dialog} className="languages" aria-label="Language" onClose={() => onToggle?.(false)}>
        {offered.map(({ code, name }) => (
          <button
            key={code}
            type="button"
            lang={code}
            aria-pressed={code === chosen}
            onClick={() => {
              setLanguage(code);
              dialog.current?.close();
            }}
          >
            {name}
          </button>
        ))}
      </dialog>
    </>
  );
}

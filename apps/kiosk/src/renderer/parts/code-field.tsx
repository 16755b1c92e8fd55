import { useEffect, useRef } from 'react';

interface CodeFieldProps {
  readonly label: string;
  readonly example: string;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly onEnter: () => void;
}

/** Where a code is typed, by the keys on the screen or real ones. */
export function CodeField({ label, example, value, onType, onEnter }: CodeFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="search-field"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter();
      }}
    >
      <input
        ref={field}
        type="text"
        // The kiosk has its own keys; the system's would cover half of the screen.
        inputMode="none"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={200}
        aria-label={label}
        placeholder={example}
        value={value}
        onChange={(event) => onType(event.target.value)}
      />
    </form>
  );
}

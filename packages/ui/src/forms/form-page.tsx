// A page with one small form in the middle: signing in, enrolling.
import './form-page.css';
import type { ReactNode } from 'react';
import { useLanguage } from '../language-context.tsx';
import { LanguageSwitch } from '../language-switch.tsx';

interface FormPageProps {
  readonly title: string;
  readonly lead: string | null;
  readonly error: string | null;
  readonly submit: { readonly label: string; readonly disabled: boolean; readonly onSubmit: () => void } | null;
  readonly children: ReactNode;
}

export function FormPage({ title, lead, error, submit, children }: FormPageProps) {
  const { say } = useLanguage();
  return (
    <main className="form-page">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit?.onSubmit();
        }}
      >
        <p className="form-brand">{say('app.name')}</p>
        <h1>{title}</h1>
        {lead === null ? null : <p className="form-lead">{lead}</p>}
        {children}
        <p className="form-error" role="alert">
          {error}
        </p>
        {submit === null ? null : (
          <button className="form-submit" type="submit" disabled={submit.disabled}>
            {submit.label}
          </button>
        )}
        <LanguageSwitch />
      </form>
    </main>
  );
}

interface FormFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password';
}

export function FormField({ label, name, value, onChange, type = 'text' }: FormFieldProps) {
  return (
    <label className="form-field">
      <span>{label}</span>
      <input
        name={name}
        type={type}
        value={value}
        autoComplete={type === 'password' ? 'current-password' : 'off'}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

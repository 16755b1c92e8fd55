// A page that belongs to a person: sign in, then the work; a session that has ended asks again.

import { connectClient, type LuotClient } from '@luot/client/luot-client';
import { isWayFault } from '@luot/client/watch-way';
import { type Refusal, refusalSentence } from '@luot/shared/domain/refusal';
import type { SignedIn, Watch } from '@luot/shared/protocol/handshake';
import type { StringKey } from '@luot/strings/vi';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { ClientProvider, useClientState } from '../client-context.tsx';
import { FormField, FormPage } from '../forms/form-page.tsx';
import { useLanguage } from '../language-context.tsx';
import { forgetSession, ownServerUrl, savedSession, signIn, signOut } from './connection.ts';
import { Loading, Notice } from './device-page.tsx';

/** What a role's page is called. */
const TITLES = { staff: 'staff.title', manager: 'manager.title', greeter: 'greeter.title' } as const satisfies Record<SignedIn['role'], StringKey>;

interface PersonPageProps {
  readonly role: SignedIn['role'];
  readonly watches: readonly Watch[];
  readonly children: (session: SignedIn, leave: () => void) => ReactNode;
  /** The wire; another one in tests. */
  readonly connect?: typeof connectClient;
}

export function PersonPage({ role, watches, children, connect = connectClient }: PersonPageProps) {
  const [session, setSession] = useState<SignedIn | null>(() => {
    const saved = savedSession();
    return saved?.role === role ? saved : null;
  });
  const [client, setClient] = useState<LuotClient | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  useEffect(() => {
    if (session === null) return;
    setRefusal(null);
    const proof = { kind: 'session', token: session.token } as const;
    const opened = connect({ serverUrl: ownServerUrl(), proof, id: session.login }, watches);
    setClient(opened);
    return () => {
      opened.close();
      setClient(null);
    };
  }, [session, watches, connect]);

  const ended = useCallback((why: Refusal) => {
    forgetSession();
    setRefusal(why);
    setSession(null);
  }, []);

  if (session === null) return <SignIn role={role} refusal={refusal} onSignedIn={setSession} />;
  if (client === null) return <Loading />;
  const leave = () => {
    void signOut(session);
    setSession(null);
  };
  return (
    <ClientProvider client={client}>
      <WhileSignedIn onEnded={ended}>{children(session, leave)}</WhileSignedIn>
    </ClientProvider>
  );
}

function WhileSignedIn({ onEnded, children }: { onEnded: (why: Refusal) => void; children: ReactNode }) {
  const refusal = useClientState((state) => state.refusal);
  const { language } = useLanguage();
  const onTheWay = isWayFault(refusal);
  useEffect(() => {
    if (refusal !== null && !onTheWay) onEnded(refusal);
  }, [refusal, onTheWay, onEnded]);
  return refusal !== null && onTheWay ? <Notice lead={refusalSentence(refusal, language)} /> : children;
}

/** `refusal`: why the last session ended, if the server ended it. */
function SignIn({ role, refusal, onSignedIn }: { role: SignedIn['role']; refusal: Refusal | null; onSignedIn: (session: SignedIn) => void }) {
  const { say, language } = useLanguage();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [phase, setPhase] = useState<'asking' | 'checking'>('asking');
  const [error, setError] = useState(refusal === null ? null : refusalSentence(refusal, language));

  const submit = async () => {
    setPhase('checking');
    setError(null);
    const answer = await signIn(login, password);
    setPhase('asking');
    if (!answer.ok) setError(answer.refusal === null ? say('link.down') : refusalSentence(answer.refusal, language));
    else if (answer.session.role !== role) setError(refusalSentence({ code: 'not-allowed' }, language));
    else onSignedIn(answer.session);
  };

  return (
    <FormPage
      title={say('sign-in.title')}
      lead={say(TITLES[role])}
      error={error}
      submit={{
        label: say(phase === 'asking' ? 'sign-in.submit' : 'sign-in.working'),
        disabled: phase === 'checking' || login === '' || password === '',
        onSubmit: () => void submit(),
      }}
    >
      <FormField label={say('sign-in.login')} name="login" value={login} onChange={setLogin} />
      <FormField label={say('sign-in.password')} name="password" type="password" value={password} onChange={setPassword} />
    </FormPage>
  );
}

import type { LabDevice } from '@luot/shared/protocol/views/lab-view';
import { useClient } from '@luot/ui/client-context';
import { useLanguage } from '@luot/ui/language-context';
import { useEffect, useState } from 'react';
import { labFetch } from './lab-fetch.ts';
import { useObjectUrl } from './use-object-url.ts';

type Sheet = LabDevice['sheets'][number];

/** One piece of paper as the printer put it out. */
export function SheetPicture({ printerId, sheet, timeZone }: { printerId: string; sheet: Sheet; timeZone: string }) {
  const client = useClient();
  const { say } = useLanguage();
  const [picture, setPicture] = useState<Blob | null>(null);
  const url = useObjectUrl(picture);
  const number = sheet.sheet;
  useEffect(() => {
    let gone = false;
    void fetchSheet(printerId, number).then((blob) => {
      if (!gone) setPicture(blob);
    });
    return () => {
      gone = true;
    };
  }, [printerId, number, client]);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' }).format(sheet.atMs);
  const caption = say('lab.sheet', { sheet: number, time, bytes: sheet.bytes });
  return (
    <figure>
      {url === null ? null : <img src={url} width={sheet.widthDots} height={sheet.heightDots} alt="" />}
      <figcaption className="muted figures">{caption}</figcaption>
    </figure>
  );
}

async function fetchSheet(printerId: string, sheet: number): Promise<Blob | null> {
  const response = await labFetch(`lab/papers/${printerId}/${sheet}`);
  return response?.ok === true ? response.blob() : null;
}

import type { StaffView } from '@luot/shared/protocol/views/staff-view';
import { useLanguage } from '@luot/ui/language-context';
import { Choices } from '../../desk/choices.tsx';

interface ClassChoiceProps {
  readonly title?: string;
  readonly classes: StaffView['classes'];
  readonly chosenId: string | null;
  readonly onChoose: (classId: string | null) => void;
  readonly digits?: boolean;
}

/** The priority classes, and none. */
export function ClassChoice({ title, classes, chosenId, onChoose, digits = true }: ClassChoiceProps) {
  const { say, textOf } = useLanguage();
  return (
    <Choices
      {...(title === undefined ? {} : { title })}
      inline
      digits={digits}
      choices={[
        { id: 'none', value: null, label: say('staff.issue-ordinary') },
        ...classes.map(({ id, name, headStartMinutes }) => ({ id, value: id, label: textOf(name), note: say('staff.head-start', { n: headStartMinutes }) })),
      ]}
      isChosen={(id) => id === chosenId}
      onChoose={onChoose}
    />
  );
}

import { Row } from '../ui/row.tsx';
import { Card } from '../ui/screen.tsx';
import { useRemote } from '../ui/use-remote.ts';
import { chosenPerson } from './phone.ts';

interface Props {
  onChoose: (papers: { name: string; documentNumber: string }) => void;
}

/** The browser's person is invented, so whoever plays them is told what their papers say. */
export default function OwnPapers({ onChoose }: Props) {
  const { data: person } = useRemote(chosenPerson);
  const documentNumber = person?.documentNumber;
  if (!person || !documentNumber) return null;
  return (
    <Card>
      <Row
        title="填入演示资料"
        about={`${person.name}　${documentNumber}`}
        onTap={() => onChoose({ name: person.name, documentNumber })}
      />
    </Card>
  );
}

import { menuProblems } from '@heyi/shared/wechat/menu-rules';
import type { MenuView } from '@heyi/shared/wechat/menus.schema';
import { useState } from 'react';
import { Card } from '../../ui/screen.tsx';
import { EntryForm } from './entry-form.tsx';
import { LiveMenu } from './live-menu.tsx';
import { added, entryAt, type Place } from './menu-edit.ts';
import styles from './menus.module.css';
import { PhonePreview } from './phone-preview.tsx';
import { Problems } from './problems.tsx';
import { SaveAndPublish } from './save-and-publish.tsx';
import { Versions } from './versions.tsx';

/** Writes a menu and looks at it as a phone shows it; wrong places are told as one types. */
export function MenuEditor({ menu }: { menu: MenuView }) {
  const [buttons, setButtons] = useState(menu.buttons);
  const [chosen, setChosen] = useState<Place | null>(menu.buttons.length > 0 ? [0] : null);
  const place = chosen && entryAt(buttons, chosen) ? chosen : null;
  const problems = menuProblems(buttons);
  const isChanged = JSON.stringify(buttons) !== JSON.stringify(menu.buttons);
  const add = (at: number | null) => {
    const next = added(buttons, at);
    setButtons(next.buttons);
    setChosen(next.place);
  };
  return (
    <>
      <Card
        title={isChanged ? '草稿（有改动未保存）' : '草稿'}
        extra={
          menu.can.edit && (
            <SaveAndPublish
              menu={menu}
              buttons={buttons}
              isChanged={isChanged}
              isPublishable={problems.every(({ isHint }) => isHint)}
            />
          )
        }
      >
        <div className={styles.editor}>
          <PhonePreview
            name={menu.app.name}
            buttons={buttons}
            chosen={place}
            problems={problems}
            onChoose={setChosen}
            {...(menu.can.edit && { onAdd: add })}
          />
          <div>
            <Problems problems={problems} buttons={buttons} onChoose={setChosen} />
            {place && (
              <EntryForm
                menu={menu}
                buttons={buttons}
                place={place}
                problems={problems}
                onChange={setButtons}
                onChoose={setChosen}
              />
            )}
          </div>
        </div>
      </Card>
      <LiveMenu menu={menu} buttons={buttons} />
      <Versions
        menu={menu}
        onTake={(version) => {
          setButtons(version.buttons);
          setChosen([0]);
        }}
      />
    </>
  );
}

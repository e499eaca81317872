/** What a cell says of a wish: the person refused, agreed, or nothing that can be read. */
export type ConsentAnswer = 'refused' | 'agreed';

const yes = /^(?:是|有|y|yes|t|true|1|√|✓|✔|对)$/;
const no = /^(?:否|无|没有|n|no|f|false|0|×|✗|✘|x|不)$/;
const notRefused = /^(?:未|没有?|并?不|从未|无)(?:有)?(?:拒绝?|退订|勿扰|屏蔽)$/;
const refusing =
  /拒|勿|不(?:同意|接受|允许|愿|要|希望|可以?|想|得)|未(?:同意|授权|接受)|免打扰|退订|停止|禁止|屏蔽|撤回|取消|refus|declin|denied|opt(?:ed)?[ _-]?out|unsubscribe|withdrawn|do ?not/;
const agreeing =
  /同意|接受|允许|愿意|可以|授权|订阅|agree|accept|allow|grant|consent|opt(?:ed)?[ _-]?in|subscribe/;

const plainly = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** Reads the cell of a column that asks for consent (是否接受营销). */
export function answerToConsent(text: string): ConsentAnswer | null {
  const answer = plainly(text);
  if (notRefused.test(answer)) return null;
  if (no.test(answer) || refusing.test(answer)) return 'refused';
  if (yes.test(answer) || agreeing.test(answer)) return 'agreed';
  return null;
}

/** Reads the cell of a column that notes refusals (拒绝营销, 勿扰); one that was not refused was not agreed to either. */
export function answerToRefusal(text: string): ConsentAnswer | null {
  const answer = plainly(text);
  if (notRefused.test(answer) || no.test(answer)) return null;
  if (yes.test(answer) || refusing.test(answer)) return 'refused';
  return agreeing.test(answer) ? 'agreed' : null;
}

import { looseBirthday, normaliseBirthday } from './birthday.ts';
import { normaliseCode, normaliseWechatId } from './code.ts';
import { normaliseEmail } from './email.ts';
import { normaliseGender } from './gender.ts';
import { normaliseAddress, normalisePlace, normalisePlaceNumber } from './place.ts';
import { normaliseTags } from './tags.ts';

describe('normaliseBirthday', () => {
  it.each([
    ['1990-05-06', 19900506],
    ['1990/5/6', 19900506],
    ['19900506', 19900506],
    ['1990年5月6日', 19900506],
    ['1990.05.06', 19900506],
    ['6/5/1990', 19900506],
    ['1990-05-06 00:00:00', 19900506],
    ['１９９０－０５－０６', 19900506],
  ])('%s is %s', (text, day) => expect(normaliseBirthday(text)).toBe(day));

  it.each(['', '1900-01-01', '19900231', '1990', 'unknown', '99999999'])('%j is none', (text) =>
    expect(normaliseBirthday(text)).toBeNull(),
  );

  it('keeps a mistyped day as evidence where asked to', () => {
    expect(looseBirthday('19901341')).toBe(19901341);
    expect(looseBirthday('1900-01-01')).toBeNull();
  });
});

describe('the other fields', () => {
  it.each([
    ['男', 1],
    ['M', 1],
    ['1', 1],
    ['女士', 2],
    ['female', 2],
    ['2', 2],
    ['未知', null],
    ['9', null],
  ])('gender %s is %s', (text, gender) => expect(normaliseGender(text)).toBe(gender));

  it.each([
    ['a1-b2 c3', 'A1B2C3'],
    ['ＡＢ１２', 'AB12'],
    ['0000000', null],
    ['无', null],
    ['12', null],
  ])('code %s is %s', (text, code) => expect(normaliseCode(text)).toBe(code));

  it('WeChat ids keep their case', () => {
    expect(normaliseWechatId(' oAbC-12_x ')).toBe('oAbC-12_x');
    expect(normaliseWechatId('null')).toBeNull();
  });

  it.each([
    ['Mailto:A.B@C.com', 'a.b@c.com'],
    ['test@test.com', null],
    ['无', null],
    ['a@b', null],
  ])('e-mail %s is %s', (text, email) => expect(normaliseEmail(text)).toBe(email));

  it.each([
    ['北京市 朝阳区 建国路１号', '北京市朝阳区建国路1号'],
    ['12 Smith St', '12 smith street'],
    ['St Kilda Rd.', 'st kilda road'],
    ['不详', null],
  ])('address %s is %s', (text, address) => expect(normaliseAddress(text)).toBe(address));

  it('places lose their rank, numbers their signs', () => {
    expect(normalisePlace('北京市')).toBe('北京');
    expect(normalisePlace('广西壮族自治区')).toBe('广西');
    expect(normalisePlaceNumber(' 12A ')).toBe('12a');
    expect(normalisePlaceNumber('0000')).toBeNull();
  });

  it('tags come apart, each once', () => {
    expect(normaliseTags('VIP、老客户|VIP；无')).toEqual(['VIP', '老客户']);
  });
});

import { Image, Text, View } from '@tarojs/components';
import strokes from '../../assets/strokes.svg';
import { askToSignIn } from '../../session/ask-to-sign-in.ts';
import { useCustomer } from '../../session/use-customer.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Screen } from '../../ui/screen.tsx';
import { greeting } from './greeting.ts';
import './index.scss';
import { Unread } from './unread.tsx';

const picture = '三个渠道合而为一';

const promises = [
  ['一个身份', '您在个险、经代、银保留下的资料，合为一份，不必一遍遍重填。'],
  ['看得明白', '哪份资料从哪里来、为何归到您名下，都有记录，也能更正。'],
  ['由您作主', '姓名、手机号、证件号加密保存；谁看过完整资料，都会留痕。'],
] as const;

export default function Home() {
  const customer = useCustomer();
  return (
    <Screen>
      <View className="home__head">
        <Image
          className="home__strokes"
          src={strokes}
          mode="aspectFit"
          ariaLabel={picture}
          nativeProps={{ alt: picture }}
        />
        <View className="home__greeting">{greeting(new Date())}</View>
        <Text className="home__saying">一位客户，一个身份，三个渠道。</Text>
      </View>
      {customer ? (
        <Unread />
      ) : (
        <View className="home__sign-in">
          <Button kind="primary" onTap={() => void askToSignIn()}>
            登录
          </Button>
        </View>
      )}
      <Card title="合一能为您做什么">
        {promises.map(([name, about]) => (
          <View key={name} className="home__promise">
            <View className="home__name">{name}</View>
            <View className="home__about">{about}</View>
          </View>
        ))}
      </Card>
    </Screen>
  );
}

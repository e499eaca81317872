import { Image, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import strokes from '../../assets/strokes.svg';
import { PlatformState } from '../../features/platform/platform-state.tsx';
import { TypeSizeChoice } from '../../features/type-size/type-size-choice.tsx';
import { Card, Screen } from '../../ui/screen.tsx';
import { greeting } from './greeting.ts';
import './index.scss';

const picture = '三个渠道合而为一';

const promises = [
  ['一个身份', '您在个险、经代、银保留下的资料，合为一份，不必一遍遍重填。'],
  ['看得明白', '哪份资料从哪里来、为何归到您名下，都有记录，也能更正。'],
  ['由您作主', '姓名、手机号、证件号加密保存；谁看过完整资料，都会留痕。'],
] as const;

export default function Home() {
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
      <Card title="合一能为您做什么">
        {promises.map(([name, about]) => (
          <View key={name} className="home__promise">
            <View className="home__name">{name}</View>
            <View className="home__about">{about}</View>
          </View>
        ))}
      </Card>
      <Card title="平台状态">
        <PlatformState />
      </Card>
      <Card title="字号">
        <TypeSizeChoice />
      </Card>
      <View
        className="home__agent"
        hoverClass="home__agent--pressed"
        ariaRole="link"
        onClick={() => void Taro.navigateTo({ url: '/packages/agent/pages/entrance/index' })}
      >
        <Text>我是业务员</Text>
        <View className="home__arrow" />
      </View>
    </Screen>
  );
}

import { View } from '@tarojs/components';
import { Card, Screen } from '../../../../ui/screen.tsx';
import './index.scss';

export default function Entrance() {
  return (
    <Screen>
      <Card title="业务员入口尚未开通">
        <View className="entrance__text">
          开通后，您可以在这里用微信登录，看到交给您服务的客户、该做的跟进，以及培训与展业手册。
        </View>
        <View className="entrance__text">开通的时间由您所在的公司通知，现在不需要做什么。</View>
      </Card>
    </Screen>
  );
}

package io.codriver.vehiclebus.gateway.sim;

import static org.awaitility.Awaitility.await;

import io.codriver.vehiclebus.SignalValue;
import io.codriver.vehiclebus.TestCar;
import io.codriver.vehiclebus.gateway.VehicleGateway;
import io.codriver.vehiclebus.gateway.VehicleGatewayContract;
import org.junit.jupiter.api.Test;

final class SimulatedGatewayTest extends VehicleGatewayContract {

    @Override
    protected VehicleGateway open() {
        return new SimulatedGateway(car);
    }

    @Override
    protected void breakLink() {
        ((SimulatedGateway) gateway).cutLink();
    }

    @Override
    protected void mendLink() {
        ((SimulatedGateway) gateway).mendLink();
    }

    @Test
    void aCarThatIsSwitchedOffTakesTheLinkDown() {
        start();
        car.close();
        await().until(() -> !recorder.isUp());
        send("a", TestCar.LIGHT, SignalValue.of(true));
        awaitOutcomes("a DISCONNECTED");
    }
}

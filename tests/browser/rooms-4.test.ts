import {checkRooms} from "./rooms.js";

checkRooms(3, 8);
